"""Documents to drafts: tables found and read again where their structure was lost."""
