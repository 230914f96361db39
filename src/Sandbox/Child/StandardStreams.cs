using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Optimizer.Sandbox.Child;

/// <summary>
/// Takes the child's standard input and output for the wire, and gives the executed code nothing in their place: what it writes
/// is lost, what it reads is empty.
/// </summary>
internal static partial class StandardStreams
{
    /// <summary>O_CLOEXEC on Linux.</summary>
    private const int CloseOnExec = 0x80000;
    private const int WindowsInput = -10;
    private const int WindowsOutput = -11;

    public static (Stream Input, Stream Output) Claim()
    {
        var claimed = OperatingSystem.IsWindows() ? ClaimOnWindows() : ClaimOnUnix();
        Console.SetIn(TextReader.Null);
        Console.SetOut(TextWriter.Null);
        return claimed;
    }

    private static (Stream Input, Stream Output) ClaimOnUnix()
    {
        var input = Copy(0);
        var output = Copy(1);
        using var nothing = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        _ = Replace((int)nothing.DangerousGetHandle(), 0);
        _ = Replace((int)nothing.DangerousGetHandle(), 1);
        return (Open(input, FileAccess.Read), Open(output, FileAccess.Write));
    }

    private static (Stream Input, Stream Output) ClaimOnWindows()
    {
        var streams = (Console.OpenStandardInput(), Console.OpenStandardOutput());
        _ = SetStdHandle(WindowsInput, 0);
        _ = SetStdHandle(WindowsOutput, 0);
        return streams;
    }

    /// <summary>A copy that descendants of this process do not inherit where that can be said (Linux): the wire ends when this process does.</summary>
    private static int Copy(int descriptor)
    {
        var copy = Duplicate(descriptor);
        return OperatingSystem.IsLinux() ? Replace(descriptor, copy, CloseOnExec) : copy;
    }

    private static FileStream Open(int descriptor, FileAccess access) =>
        new(new SafeFileHandle(descriptor, ownsHandle: true), access, bufferSize: 0);

    [LibraryImport("libc", EntryPoint = "dup", SetLastError = true)]
    private static partial int Duplicate(int descriptor);

    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    private static partial int Replace(int descriptor, int replaced);

    [LibraryImport("libc", EntryPoint = "dup3", SetLastError = true)]
    private static partial int Replace(int descriptor, int replaced, int flags);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetStdHandle(int which, nint handle);
}
