"""What units owe on report forms, what they sent, and what it comes to."""
