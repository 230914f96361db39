using Optimizer.Runtime;

namespace Healthy;

public sealed record LogText(string Text);

public sealed record LevelCounts(int Errors, int Warnings);

public sealed class LogLevels : IPlatformFunction<LogText, LevelCounts>
{
    public Task<LevelCounts> InvokeAsync(LogText request, CancellationToken cancellationToken)
    {
        var (errors, warnings) = (0, 0);
        foreach (var line in request.Text.AsSpan().EnumerateLines())
        {
            if (line.Contains(" ERR ", StringComparison.Ordinal)) errors++;
            else if (line.Contains(" WRN ", StringComparison.Ordinal)) warnings++;
        }
        return Task.FromResult(new LevelCounts(errors, warnings));
    }
}
