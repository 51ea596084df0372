"""The stage `account`: Chain, Plan, Document -> Account, the fate of every fact for one body."""

from khtt.account.stage import account

__all__ = ["account"]
