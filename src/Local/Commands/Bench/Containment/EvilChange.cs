using Optimizer.Core.Proof.Changes;
using Optimizer.Core.Source;

namespace Optimizer.Local.Commands.Bench.Containment;

/// <summary>A change that does what none may.</summary>
/// <param name="Name">As the report names it.</param>
/// <param name="Statement">What the change does before it answers.</param>
/// <param name="Named">What the verdict must say of it.</param>
internal sealed record EvilChange(string Name, string Statement, string Named)
{
    public static IReadOnlyList<EvilChange> All { get; } =
    [
        new("infinite loop", "while (request.Numbers is not null || request.Name is not null || total == 0) { total = 0; }", "did not end within"),
        new("stack overflow", "static int Deep(int n) => n == int.MinValue ? 0 : Deep(n + 1) + 1; total += Deep(0);", "Stack overflow"),
        new("8 GB of allocation", "var kept = new List<byte[]>(); for (var i = 0; i < 8192; i++) { kept.Add(new byte[1 << 20]); Array.Fill(kept[i], (byte)1); } total += kept.Count;", "MiB"),
        new("Environment.Exit", "Environment.Exit(0);", "ends or changes the process"),
        new("deadlock", "object a = new(), b = new(); using var both = new Barrier(2); void Take(object x, object y) { lock (x) { both.SignalAndWait(); lock (y) { } } } Task.WaitAll([Task.Run(() => Take(a, b)), Task.Run(() => Take(b, a))], CancellationToken.None);", "did not end within"),
        new("file write", "System.IO.File.WriteAllText(\"evil.txt\", \"x\");", "uses the file system"),
        new("network call", "using var socket = new System.Net.Sockets.TcpClient(\"127.0.0.1\", 9);", "uses the network"),
    ];

    private const string Innocent = """
        using Optimizer.Runtime;
        namespace Contained;
        public sealed record Ask(string? Name, List<int>? Numbers);
        public sealed record Reply(int Total);
        public sealed class Sum : IPlatformFunction<Ask, Reply>
        {
            public Task<Reply> InvokeAsync(Ask request, CancellationToken cancellationToken)
            {
                var total = request.Numbers?.Count(n => n > 3) ?? 0;
                /*here*/
                return Task.FromResult(new Reply(total));
            }
        }
        """;

    public HandWrittenChange Change { get; } = new(
        new FunctionFile("Innocent.cs", Innocent), new FunctionFile("Evil.cs", Innocent.Replace("/*here*/", Statement, StringComparison.Ordinal)), [])
    {
        References = PlatformReferences.Default,
    };
}
