"""What the page of following up shows and asks for, as values."""
