using System.Text.Json;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Proof;
using Optimizer.TestKit;

namespace Optimizer.Sandbox.Tests.Optimizations;

public sealed class JsonContextTests : IDisposable
{
    private const string Reflecting = """
        using System.Text.Json;
        namespace Shop;
        public enum Kind { Small, Large }
        public sealed record Row(int Id, string Name, decimal? Price, Kind Kind, DateTimeOffset At, List<string>? Tags);
        public sealed class Table { public List<Row> Rows { get; set; } = []; public Dictionary<string, double> Sums { get; set; } = new(); public string? Note { get; init; } }
        public sealed class Ask { public int Number { get; set; } public string Name { get; set; } = ""; }
        public sealed class Reply { public string Text { get; set; } = ""; }
        public sealed class F : Optimizer.Runtime.IPlatformFunction<Ask, Reply>
        {
            public Task<Reply> InvokeAsync(Ask request, CancellationToken cancellationToken)
            {
                var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = true };
                var table = new Table { Note = request.Number % 2 == 0 ? null : request.Name + "<ü\u2028>" };
                for (var i = 0; i < 300; i++)
                    table.Rows.Add(new Row(i, request.Name, i % 3 == 0 ? null : i / 7m, (Kind)(i % 3), DateTimeOffset.UnixEpoch.AddDays(i), i % 4 == 0 ? null : ["a", "\""]));
                table.Sums[request.Name] = request.Number / 3d;
                return Task.FromResult(new Reply { Text = JsonSerializer.Serialize(table, options) });
            }
        }
        """;

    private readonly SandboxProcess sandbox = new(TimeProvider.System);

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public async Task Generated_code_writes_what_reflection_did() => await ARewrite.IsEquivalentAsync(sandbox, Job(
        [.. Enumerable.Range(0, 6).Select(i => AJob.Case(i)), new SandboxCase(7, JsonElement.Parse("""{"number":7,"name":null}"""), [], Generated: false)]));

    private static SandboxJob Job(SandboxCase[] cases) => ARewrite.Of(new FormatConversion(), AProfile.Computing(), Reflecting, cases);
}
