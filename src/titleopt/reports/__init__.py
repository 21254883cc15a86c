"""Results for eyes: terminal, workbook, HTML page."""
