using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace Optimizer.Sandbox.Child;

/// <summary>A new network namespace has its loopback device down; the replay needs it (netdevice(7): SIOCGIFFLAGS, SIOCSIFFLAGS).</summary>
internal static class Loopback
{
    private const int InternetFamily = 2;
    private const int Datagram = 2;
    private const nuint GetFlags = 0x8913;
    private const nuint SetFlags = 0x8914;
    private const int FlagsAt = 16;
    private const byte IsUp = 1;

    /// <exception cref="Win32Exception">The device cannot be brought up.</exception>
    public static void BringUp()
    {
        var request = new byte[40];
        Encoding.ASCII.GetBytes("lo", request);
        var socket = Open(InternetFamily, Datagram, 0);
        try
        {
            if (Control(socket, GetFlags, request) < 0) throw new Win32Exception(Marshal.GetLastPInvokeError());
            request[FlagsAt] |= IsUp;
            if (Control(socket, SetFlags, request) < 0) throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
        finally
        {
            _ = Close(socket);
        }
    }

    [DllImport("libc", EntryPoint = "socket", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(int family, int type, int protocol);

    [DllImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Control(int socket, nuint request, [In, Out] byte[] argument);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int socket);
}
