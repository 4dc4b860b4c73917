"""Invented enquiries of six months, so that the desk can be seen at work: in a demonstration only.

`writing` has what people wrote, `people` who they are, `calendar` when, `story` what happened to one
enquiry, `fates` how such stories go, `plan` which stories there are, `loading` puts them into the database.
"""

from .loading import load

__all__ = ["load"]
