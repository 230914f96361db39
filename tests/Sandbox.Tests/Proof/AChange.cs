using Optimizer.Core.Proof;
using Optimizer.Core.Proof.Changes;
using Optimizer.Core.Source;
using Optimizer.Runtime.Telemetry;
using System.Text.Json;

namespace Optimizer.Sandbox.Tests.Proof;

/// <summary>Hand-written changes of an order's pricing, in the words of tests.</summary>
internal static class AChange
{
    private const string Types = """
        using Optimizer.Runtime;
        namespace Shop;
        public sealed record Line(string Sku, int Quantity, decimal Price);
        public sealed record Order(string? Name, List<Line> Lines);
        public sealed class Reply { public decimal Total { get; set; } public string Text { get; set; } = ""; public List<string> Skus { get; set; } = []; }
        public interface IStock { Task<int> FindAsync(string name); Task<int> SaveAsync(string name); }

        """;

    /// <summary>Proves a method body against another, both in the same class.</summary>
    /// <param name="sandbox">Executes.</param>
    /// <param name="before">The body of <c>InvokeAsync(Order request, CancellationToken cancellationToken)</c>.</param>
    /// <param name="after">Likewise.</param>
    /// <param name="recorded">None: requests are made up.</param>
    /// <param name="members">Further members of the changed class.</param>
    /// <param name="parameters">Further parameters of its constructor.</param>
    /// <param name="membersBefore">Further members of the original.</param>
    public static Task<EquivalenceResult> ProveAsync(
        SandboxProcess sandbox, string before, string after, IReadOnlyList<SandboxCase>? recorded = null,
        string members = "", string parameters = "", string membersBefore = "")
    {
        var stock = recorded is null ? "" : "IStock stock";
        var change = new HandWrittenChange(
            new FunctionFile("a.cs", Function(before, membersBefore, stock)), new FunctionFile("b.cs", Function(after, members, stock + parameters)), recorded ?? [])
        {
            References = PlatformReferences.With([]),
        };
        var options = new ProofOptions { Limits = AJob.Limits() };
        return new ChangeProof(sandbox, options).ExamineAsync(change, TestContext.Current.CancellationToken);
    }

    /// <summary>Recorded orders whose stock was looked up and saved.</summary>
    public static IReadOnlyList<SandboxCase> Recorded { get; } =
    [
        .. Enumerable.Range(0, 10).Select(i => new SandboxCase(
            i, JsonElement.Parse($$"""{"name":"n{{i}}","lines":[{"sku":"s{{i}}","quantity":{{i + 1}},"price":2.5}]}"""), [Call("FindAsync", i, 5 + i), Call("SaveAsync", i, 1)], Generated: false)),
    ];

    private static DependencyCall Call(string method, int order, int result) => new()
    {
        Target = $"IStock.{method}",
        DurationMs = 1,
        Request = JsonElement.Parse($$"""{"method":"IStock.{{method}}","arguments":["n{{order}}"]}"""),
        Response = JsonElement.Parse($$"""{"result":{{result}}}"""),
    };

    private static string Function(string body, string members, string parameters) => Types + $$"""
        public sealed class Pricing({{parameters}}) : IPlatformFunction<Order, Reply>
        {
            {{members}}
            public async Task<Reply> InvokeAsync(Order request, CancellationToken cancellationToken)
            {
                await Task.CompletedTask;
                {{body}}
            }
        }
        """;
}
