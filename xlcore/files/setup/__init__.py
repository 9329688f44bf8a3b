"""What `thidua setup` leaves on a machine: the interpreter for the buttons, and a LibreOffice that answers."""
