using System.Globalization;
using System.Text.Json;
using Optimizer.Runtime.Telemetry;

namespace Optimizer.Local.Commands.Bench.Controls;

/// <summary>A seeded function with its traffic: what a control changes nothing of.</summary>
/// <param name="seed">Of the function's constants and of all draws of its traffic.</param>
internal sealed class ControlFunction(int seed)
{
    /// <summary>The function's id in its platform and its trace.</summary>
    public const string Id = "control";

    private const int Arrivals = 1_200;

    private static readonly string[] Bodies =
    [
        "var sum = 0m; foreach (var line in request.Lines) sum += line.Quantity * line.Price * $$m; return new Reply(Math.Round(sum, 2), request.Name);",
        "var text = string.Join('|', request.Lines.Select(l => l.Quantity + \":\" + l.Price).Order(StringComparer.Ordinal)); return new Reply(text.Length * $$m, text);",
        "var words = request.Name.Split('-'); var score = 0L; for (var i = 0; i < $$ * 10; i++) score = score * 31 + words[i % words.Length].Length; return new Reply(score % 1000, request.Name);",
        "var best = request.Lines.GroupBy(l => l.Quantity % $$).OrderByDescending(g => g.Sum(l => l.Price)).First(); return new Reply(best.Sum(l => l.Price), best.Key.ToString());",
    ];

    /// <summary>Its source: one file.</summary>
    public string Source { get; } = $$"""
        using Optimizer.Runtime;
        namespace Controls;
        public sealed record Line(int Quantity, decimal Price);
        public sealed record Ask(string Name, List<Line> Lines);
        public sealed record Reply(decimal Total, string Text);
        [FunctionContract(Pure = true, Safe = true)]
        public sealed class Control : IPlatformFunction<Ask, Reply>
        {
            public Task<Reply> InvokeAsync(Ask request, CancellationToken cancellationToken) => Task.FromResult(Answer(request));

            private static Reply Answer(Ask request)
            {
                {{Bodies[seed % Bodies.Length].Replace("$$", (3 + (seed % 17)).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)}}
            }
        }
        """;

    /// <summary>Poisson arrivals of distinct requests, durations exponential around 2 ms.</summary>
    public IEnumerable<Invocation> Trace()
    {
        var random = new Random(seed);
        var at = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        for (var i = 0; i < Arrivals; i++)
        {
            at += TimeSpan.FromMilliseconds(-Math.Log(1 - random.NextDouble()) * 50);
            var request = Request(i, random);
            yield return new Invocation
            {
                Function = Id, Version = 0, Start = at, DurationMs = 0.5 - (Math.Log(1 - random.NextDouble()) * 1.5), Outcome = Outcomes.Ok,
                RequestHash = i.ToString("x16", CultureInfo.InvariantCulture), Request = request, Response = JsonElement.Parse("{}"),
                Dependencies = seed % 2 == 0 ? [new DependencyCall { Target = "IRates.FindAsync", DurationMs = 0.2 }] : null,
            };
        }
    }

    private static JsonElement Request(int number, Random random)
    {
        var lines = Enumerable.Range(0, random.Next(5, 60)).Select(_ => new { quantity = random.Next(1, 40), price = random.Next(100, 9_999) / 100m });
        return JsonSerializer.SerializeToElement(new { name = $"order-{number}-{random.Next(1_000_000)}", lines });
    }
}
