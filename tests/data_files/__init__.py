"""The facts that the repository ships."""
