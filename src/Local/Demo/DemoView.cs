using System.Globalization;
using Spectre.Console;

namespace Optimizer.Local.Demo;

/// <summary>Shows the board on stderr: a live table on a terminal, else a line for each piece of news.</summary>
internal sealed class DemoView(DemoBoard board, TextWriter error, TimeProvider time)
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(250);
    private const int NewsShown = 8;

    /// <summary>Until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) });
        if (console.Profile.Out.IsTerminal && console.Profile.Capabilities.Ansi && !Console.IsErrorRedirected)
            await console.Live(Table()).StartAsync(live => LoopAsync(() => live.UpdateTarget(Table()), cancellationToken)).ConfigureAwait(false);
        else
            await LinesAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task LinesAsync(CancellationToken cancellationToken)
    {
        var written = 0;
        await LoopAsync(Write, cancellationToken).ConfigureAwait(false);

        void Write()
        {
            foreach (var line in board.NewsFrom(written))
            {
                error.WriteLine(line);
                written++;
            }
        }
    }

    private async Task LoopAsync(Action draw, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            draw();
            await Task.Delay(Refresh, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        draw();
    }

    private Table Table()
    {
        var table = new Table().RoundedBorder()
            .Title(string.Create(CultureInfo.InvariantCulture, $"storefront · {board.Stage} · {board.Elapsed.TotalSeconds:0} s"))
            .AddColumns("function", "calls/s", "errors/s", "p50 ms", "p95 ms", "served by");
        foreach (var line in board.Progress?.Functions ?? [])
            table.AddRow(
                line.Function, Text(line.Calls), Text(line.Errors), Text(line.P50Ms), Text(line.P95Ms), Markup.Escape(board.RouteOf(line.Function)));
        table.Caption(Markup.Escape(string.Join('\n', board.NewsFrom(0).TakeLast(NewsShown))), new Style(Color.Grey));
        return table;
    }

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Text(double? milliseconds) => milliseconds?.ToString("0.0", CultureInfo.InvariantCulture) ?? "–";
}
