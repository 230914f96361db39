using System.Diagnostics;

namespace Optimizer.Sandbox.Child;

/// <summary>Ends this process when the one that started it is gone: its end of the input pipe closes, whatever killed it.</summary>
internal static class Lifeline
{
    public static void Hold(Stream input)
    {
        var thread = new Thread(() =>
        {
            while (input.ReadByte() >= 0)
            {
            }
            using var self = Process.GetCurrentProcess();
            self.Kill();
        }, maxStackSize: 256 << 10)
        { IsBackground = true, Name = "lifeline" };
        thread.Start();
    }
}
