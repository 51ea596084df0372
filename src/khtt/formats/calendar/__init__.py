"""A body's year: for calendars, as pages, as text, as a workbook."""
