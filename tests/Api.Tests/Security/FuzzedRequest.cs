using System.Text;
using Microsoft.AspNetCore.Http;
using Optimizer.Api.Keys;

namespace Optimizer.Api.Tests.Security;

/// <summary>A request that means no harm or all of it.</summary>
/// <param name="Method">Any text.</param>
/// <param name="Path">As a server decoded it.</param>
/// <param name="Query">With its question mark, or empty.</param>
/// <param name="Key">The key's scope; null: none, or a wrong one among the headers.</param>
/// <param name="Headers">Name and value.</param>
/// <param name="Body">The bytes.</param>
internal sealed record FuzzedRequest(
    string Method, string Path, string Query, KeyScope? Key, IReadOnlyList<(string Name, string Value)> Headers, byte[] Body)
{
    public void Apply(HttpContext context, IReadOnlyDictionary<KeyScope, string> keys)
    {
        var request = context.Request;
        (request.Method, request.Path, request.QueryString) = (Method, new PathString(Path), new QueryString(Query));
        foreach (var (name, value) in Headers) request.Headers[name] = value;
        if (Key is { } scope) request.Headers["x-functions-key"] = keys[scope];
        request.Body = new MemoryStream(Body, writable: false);
    }

    public override string ToString() =>
        $"{Method} {Path}{Query} key {Key?.ToString() ?? "none"} [{string.Join("; ", Headers)}] {Encoding.UTF8.GetString(Body.AsSpan(0, Math.Min(200, Body.Length)))}";
}
