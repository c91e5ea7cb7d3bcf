@echo off
rem Praktikum's launcher for Windows: finds a Java, builds once when the sources are newer than the jar, runs.
rem Not yet tried on a Windows machine: it follows the bash launcher beside it as far as cmd.exe goes.
setlocal EnableExtensions DisableDelayedExpansion
set "HOME_DIR=%~dp0"
set "JAR=%HOME_DIR%target\praktikum.jar"
set "FOUND="

rem Quotes that somebody may have put into JAVA_HOME would end ours.
if defined JAVA_HOME set "JAVA_HOME=%JAVA_HOME:"=%"
if defined JAVA_HOME call :try "%JAVA_HOME%"
if not defined FOUND for /f "delims=" %%J in ('where java 2^>nul') do if not defined FOUND call :try "%%~dpJ.."
for %%R in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\Zulu" "%USERPROFILE%\.jdks") do (
    if not defined FOUND for /d %%D in ("%%~R\*") do if not defined FOUND call :try "%%~D"
)
if not defined FOUND (
    echo praktikum: no JDK 25 or newer was found in JAVA_HOME, on the PATH or under Program Files. Install one: winget install EclipseAdoptium.Temurin.25.JDK 1>&2
    exit /b 2
)

if "%~1"=="test" goto test
if not exist "%JAR%" goto build
powershell -NoProfile -Command "$jar = (Get-Item -LiteralPath $env:JAR).LastWriteTimeUtc; $new = 'pom.xml','src\main','src\sim','labs','checks','templates' | ForEach-Object { Join-Path $env:HOME_DIR $_ } | Where-Object { Test-Path -LiteralPath $_ } | ForEach-Object { Get-Item -LiteralPath $_; Get-ChildItem -LiteralPath $_ -Recurse } | Where-Object { $_.LastWriteTimeUtc -gt $jar } | Select-Object -First 1; if ($new) { exit 1 }"
if errorlevel 1 goto build

:run
rem Praktikum writes UTF-8, which a console shows only in code page 65001; afterwards it gets its own back.
set "CODE_PAGE="
for /f "tokens=2 delims=:." %%C in ('chcp') do set "CODE_PAGE=%%C"
chcp 65001 >nul
"%FOUND%\bin\java.exe" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 %PRAKTIKUM_JAVA_OPTS% -jar "%JAR%" %*
set "CODE=%ERRORLEVEL%"
if defined CODE_PAGE chcp %CODE_PAGE% >nul
exit /b %CODE%

:build
call :maven_there || exit /b 2
echo praktikum: building once, a minute or less ... 1>&2
set "JAVA_HOME=%FOUND%"
call mvn -q -B -f "%HOME_DIR%pom.xml" -Dmaven.test.skip=true package 1>&2
if errorlevel 1 (
    echo praktikum: the build failed; the lines above say why. Maven needs the internet for its first build. 1>&2
    exit /b 2
)
goto run

:test
call :maven_there || exit /b 2
set "JAVA_HOME=%FOUND%"
rem All words but the first, as they were typed: cmd.exe takes -Dtest=NAME for two.
set "WORDS="
for /f "tokens=1,*" %%A in ("%*") do set WORDS=%%B
call mvn -B -f "%HOME_DIR%pom.xml" verify %WORDS%
exit /b %ERRORLEVEL%

:maven_there
where mvn >nul 2>nul && exit /b 0
echo praktikum: Maven is needed to build and was not found on the PATH. Install it: choco install maven 1>&2
exit /b 1

rem Sets FOUND to the folder given if a JDK of version 25 or newer lies there; the file named release says which it is.
:try
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==" %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do for /f "tokens=1 delims=.-+" %%M in ("%%~V") do if %%M GEQ 25 set "FOUND=%~f1"
exit /b 0
