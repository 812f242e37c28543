"""The shell: `python -m geo`. Nothing is imported here: `serve` waits for no other command's libraries."""
