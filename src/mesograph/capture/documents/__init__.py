"""Bytes of any format to the text of a page, or to tables laid out as one."""
