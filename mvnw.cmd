@echo off
rem Runs the Maven that this project pins, on a JDK 25 wherever this machine keeps one; see mvnw.
setlocal EnableExtensions

set "root=%~dp0"
set "properties=%root%.mvn\wrapper\maven-wrapper.properties"
for /f "usebackq tokens=1,2 delims==" %%k in ("%properties%") do (
    if "%%k"=="mavenVersion" set "version=%%l"
    if "%%k"=="distributionSha512Sum" set "checksum=%%l"
)
if not defined MAVEN_USER_HOME set "MAVEN_USER_HOME=%USERPROFILE%\.m2"
set "dists=%MAVEN_USER_HOME%\wrapper\dists"
set "install=%dists%\apache-maven-%version%-stepgraph"
set "maven=%install%\apache-maven-%version%"

rem --- a JDK 25 ---

set "jdk="
if defined JAVA_HOME call :consider "%JAVA_HOME%"
if defined JAVA_HOME_25_X64 call :consider "%JAVA_HOME_25_X64%"
if defined JAVA_HOME_25_ARM64 call :consider "%JAVA_HOME_25_ARM64%"
for /f "delims=" %%j in ('where java 2^>nul') do call :consider "%%~dpj.."
for %%p in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\BellSoft" "%USERPROFILE%\.jdks" "%USERPROFILE%\scoop\apps") do (
    if exist "%%~p" for /d %%d in ("%%~p\*") do (
        call :consider "%%d"
        call :consider "%%d\current"
    )
)
if not defined jdk (
    echo mvnw: no JDK 25 was found. Install one ^(for example Eclipse Temurin 25^) or set JAVA_HOME to the folder of one. 1>&2
    exit /b 1
)
set "JAVA_HOME=%jdk%"

rem --- Maven ---

if not exist "%maven%\bin\mvn.cmd" (
    call :install
    if errorlevel 1 exit /b 1
)

rem Without a goal, everything is started; nothing of the gate is needed for that.
set "profile=-Pfast"
for %%a in (%*) do call :isgoal "%%~a"

call "%maven%\bin\mvn.cmd" %profile% %*
exit /b %ERRORLEVEL%

:isgoal
set "argument=%~1"
if not "%argument:~0,1%"=="-" set "profile="
exit /b 0

:consider
if defined jdk exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
findstr /b /c:"JAVA_VERSION=\"25" "%~1\release" >nul && set "jdk=%~1"
exit /b 0

:install
set "work=%dists%\fetch-%RANDOM%%RANDOM%"
set "archive=%work%\apache-maven-%version%-bin.tar.gz"
mkdir "%work%" || exit /b 1
where mvn >nul 2>nul && (
    pushd "%work%"
    call mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy "-Dartifact=org.apache.maven:apache-maven:%version%:tar.gz:bin" -DoutputDirectory=. >mvn.log 2>&1
    popd
)
if not exist "%archive%" curl -fsSL -o "%archive%" "https://archive.apache.org/dist/maven/maven-3/%version%/binaries/apache-maven-%version%-bin.tar.gz"
if not exist "%archive%" (
    echo mvnw: cannot fetch Maven %version%. Install any Maven from 3.6.3 on ^(it will fetch the right one^), or unpack apache-maven-%version%-bin.tar.gz into %install%. 1>&2
    rmdir /s /q "%work%"
    exit /b 1
)
set "actual="
for /f "skip=1 delims=" %%h in ('certutil -hashfile "%archive%" SHA512') do if not defined actual set "actual=%%h"
set "actual=%actual: =%"
if /i not "%actual%"=="%checksum%" (
    echo mvnw: the Maven %version% that was fetched does not have the SHA-512 that %properties% names; nothing was installed. 1>&2
    rmdir /s /q "%work%"
    exit /b 1
)
if not exist "%install%" mkdir "%install%"
tar -xzf "%archive%" -C "%install%" || exit /b 1
rmdir /s /q "%work%"
exit /b 0
