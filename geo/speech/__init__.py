"""What pages and files say, in English, Ukrainian and Russian; knows no Streamlit."""
