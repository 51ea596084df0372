"""The catalogues of messages, brought in step with the code: `make messages`."""
