using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Optimizer.Api.Keys;

namespace Optimizer.Api;

/// <summary>One authorized call: validated names, a bounded body, and the services that answer it.</summary>
/// <param name="context">The HTTP exchange.</param>
/// <param name="holder">Whose key it came with; null on routes without one.</param>
public sealed class ApiCall(HttpContext context, KeyHolder? holder)
{
    public HttpContext Context { get; } = context;

    public CancellationToken Aborted => Context.RequestAborted;

    /// <summary>As the audit log names the caller.</summary>
    public string Actor => holder?.Actor ?? "anonymous";

    /// <summary>The platform in the route.</summary>
    internal string Platform => Names.Platform(Value("platform"));

    /// <summary>The function in the route.</summary>
    internal string Function => Names.Function(Value("function"));

    /// <summary>The cycle's or review's id in the route.</summary>
    internal string Id => Names.Id(Value("id"));

    /// <summary>The bundle's hash in the route.</summary>
    internal string Sha256 => Names.Sha256(Value("sha256"));

    /// <summary><c>?limit=</c>: how many items a list gives at most, 1 to 1000; default 100.</summary>
    internal int Limit => Names.Limit(Context.Request.Query["limit"].ToString());

    internal T Get<T>()
        where T : notnull => Context.RequestServices.GetRequiredService<T>();

    private string Value(string name) => Context.Request.RouteValues[name] as string ?? "";
}
