' The buttons of the master: each starts Python, watches it, and shows the sentence of a failure.
'
' Excel (Windows, macOS) and LibreOffice compile this one module. LibreOffice reads the lines of both branches
' of a compiler directive, so what stands in one must be harmless in the other. The build writes letters outside
' ASCII in this file as \uXXXX; the function Letters turns them back, also in what Python says.
'
' Python is called as
'   PYTHON -P -m macros BUTTON --wb=BOOK --from_xl=1 --app=HOST --hwnd=WINDOW --file=FILE
' BUTTON   forms, check, consolidate, report, returns, trace or doctor
' BOOK     the name of the workbook in Excel on Windows, elsewhere its full path: what xlwings.Book.caller() takes
' HOST     LibreOffice, or the path and name of Excel
' WINDOW   the handle of Excel's window on Windows, elsewhere 0
' FILE     the full path of the workbook, or its address on the web: doctor needs it where the host does not answer
' Exit code 0: done; one line on stdout goes to the status bar, several are shown in a box. Any other exit code:
' what stands on stderr is shown.
' Both streams are ASCII with \uXXXX (PYTHONIOENCODING). They go to files below the user's folder for thidua:
' %LOCALAPPDATA%\thidua on Windows, ~/.config/thidua elsewhere; there lies python.txt, too, which holds the
' interpreter that "thidua setup" recorded, with forward slashes.
Option Explicit

Private Running As String
Private Started As Date
Private Python As String
Private Trace As String
Private StatusIsDue As Boolean
Private StatusText As Variant

Public Sub PhatPhieu()
    Press "forms", "Phát phiếu"
End Sub

Public Sub KiemTra()
    Press "check", "Kiểm tra"
End Sub

Public Sub TongHop()
    Press "consolidate", "Tổng hợp"
End Sub

Public Sub BaoCao()
    Press "report", "Báo cáo"
End Sub

Public Sub TraPhieu()
    Press "returns", "Trả phiếu"
End Sub

' About the cell that is selected.
Public Sub NguonSo()
    Press "trace", "Nguồn số"
End Sub

Public Sub KiemTraCaiDat()
    Press "doctor", "Kiểm tra cài đặt"
End Sub

Public Sub MoThuMuc()
    If FolderIsThere() Then OpenFolder
End Sub

' What the ribbon calls; the identifier of a command is the name of its Sub.
Public Sub ThiDuaRibbon(ByVal Control As Object)
    Select Case Control.ID
        Case "PhatPhieu": PhatPhieu
        Case "KiemTra": KiemTra
        Case "TongHop": TongHop
        Case "BaoCao": BaoCao
        Case "TraPhieu": TraPhieu
        Case "NguonSo": NguonSo
        Case "KiemTraCaiDat": KiemTraCaiDat
        Case "MoThuMuc": MoThuMuc
    End Select
End Sub

' Python calls it: opens sheets for writing, all their rows shown, or closes them as they were drawn. Titles stand with "/"
' between them, which no title can have; the answer are those that were closed. Where one has a password, all are as
' before, and the answer is "?" and its title.
Public Function ThiDuaGuard(ByVal Titles As String, ByVal Closing As Boolean) As String
    Dim Title As Variant, Sheet As Object, Opened As String
    For Each Title In Split(Titles, "/")
        Set Sheet = ThisWorkbook.Worksheets(CStr(Title))
        If Closing Then
            CloseSheet Sheet
        ElseIf Sheet.ProtectContents Then
            OpenSheet Sheet
            If Sheet.ProtectContents Then
                CloseAgain Opened
                ThiDuaGuard = "?" & Title
                Exit Function
            End If
            If Opened <> "" Then Opened = Opened & "/"
            Opened = Opened & Title
        End If
    Next Title
    If Not Closing Then ShowRows Titles
    ThiDuaGuard = Opened
End Function

Private Sub CloseAgain(ByVal Titles As String)
    Dim Title As Variant
    For Each Title In Split(Titles, "/")
        CloseSheet ThisWorkbook.Worksheets(CStr(Title))
    Next Title
End Sub

' Without a password Excel asks for the one that a sheet has. A wrong one it refuses, and passes over where there is none.
Private Sub OpenSheet(ByVal Sheet As Object)
    On Error Resume Next
    If InExcel() Then
        Sheet.Unprotect "-"
    Else
        Sheet.Unprotect
    End If
End Sub

' Takes filters off, whose buttons stay: they would hide other rows than those that fit once the sheet is written. Where a
' host cannot, the sheet is written all the same.
Private Sub ShowRows(ByVal Titles As String)
    Dim Title As Variant, Entry As Variant, Sheet As Object, Table As Object
    On Error Resume Next
    For Each Title In Split(Titles, "/")
        Set Sheet = ThisWorkbook.Worksheets(CStr(Title))
        If InExcel() Then
            For Each Entry In Sheet.ListObjects
                If Entry.ShowAutoFilter Then
                    If Entry.AutoFilter.FilterMode Then Entry.AutoFilter.ShowAllData
                End If
            Next Entry
            If Sheet.FilterMode Then Sheet.ShowAllData
        End If
        Sheet.Rows.Hidden = False
    Next Title
    #If LibreOffice Then
        For Each Entry In ThisComponent.DatabaseRanges.ElementNames
            Set Table = ThisComponent.DatabaseRanges.getByName(Entry)
            If InStr("/" & Titles & "/", "/" & ThisComponent.Sheets.getByIndex(Table.DataArea.Sheet).Name & "/") > 0 Then
                Table.getFilterDescriptor().setFilterFields Array()
            End If
        Next Entry
    #End If
End Sub

' Python calls it: sets the heights of rows, in points, or lets them fit where none is given. One line for each sheet: its
' title, then steps like 5:31=18.5, all with "/" between them.
Public Sub ThiDuaHeights(ByVal Lines As String)
    Dim Line1 As Variant, Steps As Variant, Step1 As Variant, Rows As Object
    Dim At As Long
    For Each Line1 In Split(Lines, vbLf)
        Steps = Split(CStr(Line1), "/")
        For At = 1 To UBound(Steps)
            Step1 = Split(CStr(Steps(At)), "=")
            Set Rows = ThisWorkbook.Worksheets(CStr(Steps(0))).Rows(CStr(Step1(0)))
            If Step1(1) = "" Then
                Rows.AutoFit
            Else
                Rows.RowHeight = Val(CStr(Step1(1)))
            End If
        Next At
    Next Line1
End Sub

' Python calls it: tells at once what it would else ask bit by bit. A line where the workbook was opened for reading only;
' one for each name: the name and what it means; one for each sheet: its title, its last used row and column, how many
' notes it has, whether surely no cell has a formula.
' Tabs stand between the parts. Nothing where the host fails: Python asks bit by bit then.
Public Function ThiDuaFacts() As String
    Dim Entry As Object, Used As Object, Told As String
    On Error GoTo Failed
    If ForReadingOnly() Then Told = "book" & vbTab & "readonly" & vbLf
    For Each Entry In ThisWorkbook.Names
        Told = Told & "name" & vbTab & Entry.Name & vbTab & Entry.RefersTo & vbLf
    Next Entry
    For Each Entry In ThisWorkbook.Worksheets
        Set Used = Entry.UsedRange
        Told = Told & "sheet" & vbTab & Entry.Name & vbTab & (Used.Row + Used.Rows.Count - 1) & vbTab & _
            (Used.Column + Used.Columns.Count - 1) & vbTab & Entry.Comments.Count & vbTab & IsPlain(Used) & vbLf
    Next Entry
    ThiDuaFacts = Told
Failed:
End Function

' Excel leaves out what stands in a branch that it does not know.
Private Function ForReadingOnly() As Boolean
    If InExcel() Then
        ForReadingOnly = ThisWorkbook.ReadOnly
    #If LibreOffice Then
    Else
        ForReadingOnly = ThisComponent.isReadonly()
    #End If
    End If
End Function

' Null is what a host says of cells of which some have formulas.
Private Function IsPlain(ByVal Cells As Object) As String
    Dim Found As Variant
    Found = Cells.HasFormula
    If Not IsNull(Found) Then
        If Not Found Then IsPlain = "plain"
    End If
End Function

' LibreOffice keeps what was allowed and knows no words for it.
Private Sub CloseSheet(ByVal Sheet As Object)
    If InExcel() Then
        Sheet.Protect DrawingObjects:=True, Contents:=True, Scenarios:=True, AllowFormattingColumns:=True, _
            AllowFormattingRows:=True, AllowSorting:=True, AllowFiltering:=True
    Else
        Sheet.Protect
    End If
End Sub

' Public because the host's timer calls it; does nothing where no button is at work.
Public Sub ThiDuaWatch()
    If Running = "" Then
        If StatusIsDue Then ShowStatus StatusText
    ElseIf FileIsThere(Trace & ".end") Then
        Finish
    Else
        WatchAgain
    End If
End Sub

Private Sub WatchAgain()
    Application.OnTime Now + TimeSerial(0, 0, 1), Watcher()
End Sub

' A bare name is looked for in the workbook that is in front when the time comes, which may be another one by then.
' LibreOffice takes the path of the workbook, without marks around it, up to the first "!".
Private Function Watcher() As String
    Watcher = "ThiDuaWatch"
    If InExcel() Then
        Watcher = "'" & Replace(ThisWorkbook.Name, "'", "''") & "'!ThiDua.ThiDuaWatch"
    ElseIf InStr(Book(), "!") = 0 Then
        Watcher = Book() & "!ThiDuaWatch"
    End If
End Function

Private Sub Press(ByVal Button As String, ByVal Title As String)
    If Busy() Then
        Tell "Đang chạy “%”. Chờ xong rồi bấm lại.", Running
        Exit Sub
    End If
    If Not FolderIsThere() Then Exit Sub
    Python = Interpreter()
    If Python = "" Then
        NoPython "python"
        Exit Sub
    End If
    Running = Letters(Title)
    Started = Now
    Trace = Place() & "run-" & Format(Now, "yyyymmddhhmmss")
    ShowStatus Letters("Đang chạy: ") & Running & " ..."
    Launch Button
End Sub

' LibreOffice writes into the window in front, and into none where no workbook is: so the text waits for ours.
Private Sub ShowStatus(ByVal Text As Variant)
    StatusIsDue = Not InFront()
    If StatusIsDue Then
        StatusText = Text
        WatchAgain
    Else
        On Error Resume Next
        Application.StatusBar = Text
    End If
End Sub

Private Function InFront() As Boolean
    On Error Resume Next
    If InExcel() Then
        InFront = True
    Else
        InFront = (ActiveWorkbook.Path & "/" & ActiveWorkbook.Name = ThisWorkbook.Path & "/" & ThisWorkbook.Name)
    End If
End Function

' A run that left no trace for an hour was ended from outside.
Private Function Busy() As Boolean
    Busy = (Running <> "" And Now - Started < TimeSerial(1, 0, 0))
End Function

Private Sub Launch(ByVal Button As String)
    Dim Command As String, Why As String
    Command = Quoted(Python) & " -P -m macros " & Button & " " & Quoted("--wb=" & Book()) & " --from_xl=1 " & _
        Quoted("--app=" & Host()) & " --hwnd=" & Window() & " " & _
        Quoted("--file=" & FullName())
    On Error GoTo Refused
    If OnWindows() Then
        StartOnWindows Command
    ElseIf OnMac() Then
        StartOnMac Unix(Command)
    Else
        Shell Unix(Command), 0
    End If
    ThiDuaWatch
    Exit Sub
Refused:
    Why = Err.Description
    Running = ""
    ShowStatus False
    Tell "Máy không cho Excel hoặc LibreOffice chạy chương trình khác (%). Nhờ người quản trị cho phép, " & _
        "hoặc chạy lệnh thidua ngoài bảng tính.", Why
End Sub

' Excel waits here and answers COM calls meanwhile; LibreOffice must go on, for UNO calls reach its main thread.
Private Sub StartOnWindows(ByVal Command As String)
    Dim Whole As String
    Whole = "cmd.exe /d /v:on /s /c ""set PYTHONIOENCODING=ascii:backslashreplace&& " & Command & _
        " >" & Quoted(Trace & ".out") & " 2>" & Quoted(Trace & ".err") & _
        " & echo !errorlevel!>" & Quoted(Trace & ".end") & """"
    CreateObject("WScript.Shell").Run Whole, 0, InExcel()
End Sub

' The script is put in place by "thidua setup"; Excel's sandbox lets nothing else start a process.
Private Sub StartOnMac(ByVal Command As String)
    Dim Answer As String
    #If Mac Then
        Answer = AppleScriptTask("thidua.applescript", "Start", Command)
    #End If
End Sub

Private Function Unix(ByVal Command As String) As String
    Unix = "/bin/sh -c 'unset PYTHONHOME; PYTHONIOENCODING=ascii:backslashreplace ""$@"" >""$0.out"" 2>""$0.err""; " & _
        "echo $? >""$0.tmp""; mv ""$0.tmp"" ""$0.end""' " & Quoted(Trace) & " " & Command
End Function

Private Sub Finish()
    Dim Code As Long, Said As String, Wrong As String
    Code = Val(Content(Trace & ".end"))
    Said = Letters(Content(Trace & ".out"))
    Wrong = Letters(Content(Trace & ".err"))
    Remove Trace & ".out"
    Remove Trace & ".err"
    Remove Trace & ".end"
    Running = ""
    ShowStatus False
    If Code <> 0 Then
        Explain Code, Wrong
    ElseIf InStr(Said, vbLf) > 0 Then
        ShowBox Said, vbInformation
    ElseIf Said <> "" Then
        ShowStatus Left$(Said, 250)
    End If
End Sub

Private Sub Explain(ByVal Code As Long, ByVal Wrong As String)
    If Code = 126 Or Code = 127 Or Code = 9009 Then
        NoPython Python
    ElseIf InStr(Wrong, "No module named") > 0 Then
        Tell "Python ở “%” chưa có chương trình thidua hoặc thiếu gói. Cài chương trình vào Python đó, " & _
            "hoặc chạy lệnh thidua setup bằng Python đã cài.", Python
    ElseIf Trim$(Wrong) = "" Then
        Tell "Chương trình dừng giữa chừng với mã % mà không nói vì sao. Bấm Kiểm tra cài đặt.", CStr(Code)
    Else
        Tell "%", Right$(Wrong, 900)
    End If
End Sub

Private Sub NoPython(ByVal Where As String)
    Tell "Không thấy Python: “%”. Chạy lệnh thidua setup, hoặc ghi đường dẫn đầy đủ của Python vào ô Python " & _
        "ở trang Cấu hình.", Where
End Sub

Private Function FolderIsThere() As Boolean
    Dim Folder As String
    Folder = ThisWorkbook.Path
    If Folder = "" Then
        Tell "Tệp này chưa được lưu vào thư mục nào. Lưu vào thư mục của khối rồi bấm lại.%", ""
    ElseIf Left$(Folder, 4) = "http" Then
        FolderIsThere = True
    ElseIf Exists(Folder) Then
        FolderIsThere = True
    Else
        Tell "Không còn thấy thư mục “%”. Nối lại ổ đĩa, hoặc mở tệp ở nơi mới.", Folder
    End If
End Function

Private Function Exists(ByVal Folder As String) As Boolean
    On Error Resume Next
    If OnWindows() Then
        Exists = CreateObject("Scripting.FileSystemObject").FolderExists(Folder)
    ElseIf OnMac() Then
        Exists = True
    Else
        Exists = (Dir(Folder, vbDirectory) <> "")
    End If
End Function

Private Sub OpenFolder()
    On Error GoTo Refused
    If OnWindows() Then
        CreateObject("WScript.Shell").Run "explorer.exe " & Quoted(ThisWorkbook.Path), 1, False
    ElseIf OnMac() Then
        StartOnMac "open " & Quoted(ThisWorkbook.Path)
    Else
        Shell "xdg-open " & Quoted(ThisWorkbook.Path), 1
    End If
    Exit Sub
Refused:
    Tell "Không mở được thư mục “%”. Mở bằng trình quản lý tệp.", ThisWorkbook.Path
End Sub

Private Function Interpreter() As String
    Interpreter = Setting()
    If Interpreter = "" Then Interpreter = Trim$(Letters(Content(Place() & "python.txt")))
    If OnWindows() Then
        If Interpreter = "" Then Interpreter = OnPath()
        Interpreter = Replace(Interpreter, "/", "\")
        If Not FileIsThere(Interpreter) Then Interpreter = ""
    ElseIf Interpreter = "" Then
        Interpreter = "python3"
    End If
End Function

Private Function Setting() As String
    On Error Resume Next
    Setting = Trim$(CStr(ThisWorkbook.Names("cfg_python").RefersToRange.Value))
End Function

Private Function OnPath() As String
    Dim Folder As Variant
    For Each Folder In Split(Variable("PATH"), ";")
        If OnPath = "" And Folder <> "" Then
            If FileIsThere(Folder & "\python.exe") Then OnPath = Folder & "\python.exe"
        End If
    Next Folder
End Function

' On Windows, Dir, Kill, MkDir and Open miss names with letters outside the code page; the object knows all letters.
Private Function FileIsThere(ByVal Name As String) As Boolean
    On Error Resume Next
    If OnWindows() Then
        FileIsThere = CreateObject("Scripting.FileSystemObject").FileExists(Name)
    Else
        FileIsThere = (Dir(Name) <> "")
    End If
End Function

Private Sub Remove(ByVal Name As String)
    On Error Resume Next
    If OnWindows() Then
        CreateObject("Scripting.FileSystemObject").DeleteFile Name
    Else
        Kill Name
    End If
End Sub

' The user's folder for thidua, with the separator at its end; made where it is missing.
Private Function Place() As String
    On Error Resume Next
    If OnWindows() Then
        Place = Variable("LOCALAPPDATA") & "\thidua"
        CreateObject("Scripting.FileSystemObject").CreateFolder Place
        Place = Place & "\"
    Else
        MkDir Environ("HOME") & "/.config"
        MkDir Environ("HOME") & "/.config/thidua"
        Place = Environ("HOME") & "/.config/thidua/"
    End If
End Function

' Environ gives letters outside the code page as question marks; it stands in where the object is refused.
Private Function Variable(ByVal Name As String) As String
    On Error Resume Next
    Variable = Environ(Name)
    Variable = CreateObject("WScript.Shell").ExpandEnvironmentStrings("%" & Name & "%")
End Function

' The text of a file; empty where it cannot be read.
Private Function Content(ByVal Name As String) As String
    Dim File As Integer, Line1 As String
    On Error GoTo Missing
    If OnWindows() Then
        Content = CreateObject("Scripting.FileSystemObject").OpenTextFile(Name, 1).ReadAll
    ElseIf FileIsThere(Name) Then
        File = FreeFile
        Open Name For Input As #File
        Do While Not EOF(File)
            Line Input #File, Line1
            If Content <> "" Then Content = Content & vbLf
            Content = Content & Line1
        Loop
        Close #File
    End If
    Do While Right$(Content, 1) = vbLf Or Right$(Content, 1) = vbCr
        Content = Left$(Content, Len(Content) - 1)
    Loop
Missing:
End Function

Private Function Book() As String
    Book = FullName()
    If OnWindows() And InExcel() Then Book = ThisWorkbook.Name
End Function

Private Function FullName() As String
    FullName = ThisWorkbook.Path & Application.PathSeparator & ThisWorkbook.Name
End Function

Private Function Host() As String
    Host = "LibreOffice"
    If InExcel() Then Host = Application.Path & Application.PathSeparator & Application.Name
End Function

Private Function Window() As String
    Window = "0"
    If OnWindows() And InExcel() Then Window = CStr(Application.Hwnd)
End Function

' LibreOffice calls itself Excel, of a version from before the present file format.
Private Function InExcel() As Boolean
    InExcel = (Val(Application.Version) >= 12)
End Function

Private Function OnWindows() As Boolean
    OnWindows = (Environ("OS") = "Windows_NT")
End Function

Private Function OnMac() As Boolean
    OnMac = (InStr(Application.OperatingSystem, "Mac") > 0)
End Function

Private Function Quoted(ByVal Text As String) As String
    Quoted = """" & Text & """"
End Function

' Show a sentence in which the per cent sign stands for the value.
Private Sub Tell(ByVal Text As String, ByVal Value As String)
    ShowBox Replace(Letters(Text), "%", Value), vbExclamation
End Sub

' Excel's own box on Windows has only the letters of the code page, so it stands in where the other one is refused. The
' other one stands above all windows (4096): it belongs to none, and Excel's could hide it.
Private Sub ShowBox(ByVal Text As String, ByVal Icon As Long)
    Dim Answer As Long
    If OnWindows() And InExcel() Then
        On Error Resume Next
        Answer = CreateObject("WScript.Shell").Popup(Text, 0, Letters("Thi đua"), Icon + 4096)
        On Error GoTo 0
    End If
    If Answer = 0 Then MsgBox Text, Icon, Letters("Thi đua")
End Sub

' Turn \uXXXX and \xXX into letters; any other backslash stays.
Private Function Letters(ByVal Text As String) As String
    Dim At As Long, Size As Long
    At = InStr(Text, "\")
    Do While At > 0
        Size = 0
        If Mid$(Text, At + 1, 1) = "u" Then Size = 4
        If Mid$(Text, At + 1, 1) = "x" Then Size = 2
        If Size > 0 And AreDigits(Mid$(Text, At + 2, Size), Size) Then
            Text = Left$(Text, At - 1) & ChrW(CLng("&H" & Mid$(Text, At + 2, Size) & "&")) & Mid$(Text, At + 2 + Size)
        End If
        At = InStr(At + 1, Text, "\")
    Loop
    Letters = Text
End Function

Private Function AreDigits(ByVal Text As String, ByVal Size As Long) As Boolean
    Dim At As Long
    AreDigits = (Len(Text) = Size)
    For At = 1 To Len(Text)
        If InStr("0123456789abcdef", Mid$(Text, At, 1)) = 0 Then AreDigits = False
    Next At
End Function
