using System.Text.Json;
using Optimizer.Core.Proof;
using Optimizer.Runtime.Telemetry;

namespace Optimizer.Sandbox.Tests;

/// <summary>Jobs in the words of tests.</summary>
internal static class AJob
{
    /// <summary>A platform with <c>Shop.Answer : IPlatformFunction&lt;Ask, Reply&gt;</c> whose method has the given body, and the same as candidate with another.</summary>
    public static SandboxJob With(string baseline, string? candidate = null, params SandboxCase[] cases) =>
        From(Function("Answer", baseline, withTypes: true), candidate is null ? null : Function("Answer", candidate, withTypes: false), cases);

    public static SandboxJob From(string platform, string? bundle, params SandboxCase[] cases)
    {
        var image = Compiled.Platform(platform);
        return new SandboxJob
        {
            Work = SandboxWork.Differential,
            Platform = image,
            BaselineType = "Shop.Answer",
            Bundle = bundle is null ? null : Compiled.Bundle(image, bundle),
            CandidateType = bundle is null ? null : "Shop.Answer",
            Cases = cases.Length > 0 ? cases : [Case(0)],
        };
    }

    public static SandboxCase Case(int id, params DependencyCall[] dependencies) =>
        new(id, JsonElement.Parse($$"""{"number":{{id}},"name":"n{{id}}"}"""), dependencies, Generated: false);

    public static SandboxLimits Limits(double wallSeconds = 15, int memoryMiB = 512, double callSeconds = 5) =>
        new(TimeSpan.FromSeconds(wallSeconds), (long)memoryMiB << 20, TimeSpan.FromSeconds(callSeconds));

    public static DependencyCall Get(string url, string body, int status = 200, double ms = 0, double connectMs = 0) => new()
    {
        Target = "GET " + url,
        DurationMs = ms,
        Connected = connectMs > 0,
        ConnectMs = connectMs,
        Request = RecordedCall.Request(HttpMethod.Get, new Uri(url), null),
        Response = RecordedCall.Response(status, body, "application/json"),
    };

    private static string Function(string name, string body, bool withTypes) => $$"""
        namespace Shop;
        {{(withTypes ? "public sealed class Ask { public int Number { get; set; } public string Name { get; set; } = \"\"; } public sealed class Reply { public string Text { get; set; } = \"\"; }" : "")}}
        public sealed class {{name}} : IPlatformFunction<Ask, Reply>
        {
            public async Task<Reply> InvokeAsync(Ask request, CancellationToken cancellationToken)
            {
                await Task.CompletedTask;
                {{body}}
            }
        }
        """;
}
