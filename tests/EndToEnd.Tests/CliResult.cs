using System.Text.Json;

namespace Optimizer.EndToEnd.Tests;

internal sealed record CliResult(int ExitCode, string Out, string Error)
{
    /// <summary>The one document on stdout; fails where there is anything else.</summary>
    public JsonElement Json
    {
        get
        {
            Assert.True(ExitCode == 0, $"exit code {ExitCode}: {Error}");
            return JsonDocument.Parse(Out).RootElement;
        }
    }
}
