using System.Diagnostics;
using System.Text;

namespace Optimizer.Sandbox.Client;

/// <summary>The first characters of a child's standard error; the rest is read and forgotten, so that it never blocks.</summary>
internal sealed class ErrorOutput
{
    private const int Kept = 4096;

    private readonly StringBuilder text = new();

    /// <summary>The first line that says something; empty when there was none.</summary>
    public string FirstLine
    {
        get
        {
            lock (text)
                return text.ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    .FirstOrDefault() ?? "";
        }
    }

    public async Task DrainAsync(Process child, CancellationToken cancellationToken)
    {
        var buffer = new char[2048];
        for (int read; (read = await child.StandardError.ReadAsync(buffer, cancellationToken)) > 0;)
            lock (text)
                text.Append(buffer, 0, Math.Min(read, Kept - text.Length));
    }
}
