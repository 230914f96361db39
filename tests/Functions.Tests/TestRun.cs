using Xunit.Runner.InProc.SystemConsole;

namespace Optimizer.Functions.Tests;

/// <summary>Runs the tests.</summary>
internal static class TestRun
{
    public static Task<int> Main(string[] args) => ConsoleRunner.Run(args);
}
