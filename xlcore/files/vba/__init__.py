"""The macros of the master: their sources under workbook/vba, put together into what Excel stores."""
