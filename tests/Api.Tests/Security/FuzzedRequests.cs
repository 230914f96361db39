using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Http;
using Optimizer.Api.Keys;

namespace Optimizer.Api.Tests.Security;

/// <summary>
/// Requests of every route, with names, keys, headers and bodies of all kinds. None may change anything: what a sufficient key would do to the
/// registered platform without a body (freeze it, say) is aimed at platforms that are not there.
/// </summary>
internal static class FuzzedRequests
{
    private const string RegisterAPlatform = "platforms/{platform}";

    private static readonly string[] TakeABody =
        [RegisterAPlatform, "platforms/{platform}/functions/{function}", "platforms/{platform}/functions/{function}/restore",
         "platforms/{platform}/invocations", "platforms/{platform}/tier1/cycle"];

    /// <summary>Routes that name nothing and need no body: with a sufficient key they rightly change something.</summary>
    private static readonly string[] StopsAll = ["stop", "resume"];

    private static readonly string[] Hostile =
    [
        "..", ".", "%2e%2e", "..%2f..%2fetc%2fpasswd", "a/../shop", "..\\..\\windows", "shop\0", "shop\r\nx: y", "SHOP", "shоp", "\u202Eshop", "é", "😀", "\ud800",
        "", " ", "-", "a b", "'; drop table keys; --", "{platform}", "${jndi:ldap://x}", "_keys", "audit:shop", "shop:doubler", "__proto__", "1", "con", "nowhere",
        new string('a', 63), new string('a', 64), new string('a', 5_000), new string('0', 64), new string('f', 64), "%00", "%", "~", "*", "?", "#", "shop;a=b", "shop.", "shop/",
    ];

    public static Gen<FuzzedRequest> All { get; } = Gen.Frequency((6, Of(Gen.Elements(ApiRoutes.All.ToArray()))), (4, OfWrites()), (1, Nowhere()));

    private static Gen<FuzzedRequest> OfWrites() => Of(Gen.Elements(ApiRoutes.All.Where(r => TakeABody.Contains(r.Pattern) && !HttpMethods.IsGet(r.Method)).ToArray()));

    private static Gen<FuzzedRequest> Of(Gen<ApiRoute> routes) =>
        from route in routes
        from key in StopsAll.Contains(route.Pattern) ? TooSmall(route) : Keys()
        from method in Methods(route.Method)
        from path in Paths(route, MayName(route, key))
        from query in Queries()
        from headers in Headers()
        from body in route.Pattern == RegisterAPlatform ? FuzzedBodies.NoPlatform : FuzzedBodies.Any
        select new FuzzedRequest(method, path, query, key, headers, body);

    private static Gen<FuzzedRequest> Nowhere() =>
        from method in Methods("GET")
        from key in Keys()
        from parts in Gen.ArrayOf(Gen.Elements(Hostile))
        from headers in Headers()
        from body in FuzzedBodies.Any
        select new FuzzedRequest(method, "/" + string.Join('/', parts), "", key, headers, body);

    /// <summary>Whether the request may be about the registered platform: where its key is too small, or its body is to be refused.</summary>
    private static bool MayName(ApiRoute route, KeyScope? key) =>
        key is null || key < route.Scope || HttpMethods.IsGet(route.Method) || TakeABody.Contains(route.Pattern);

    private static Gen<KeyScope?> Keys() => Gen.Elements<KeyScope?>(null, KeyScope.Read, KeyScope.Operate, KeyScope.Admin);

    private static Gen<KeyScope?> TooSmall(ApiRoute route) => Keys().Where(k => k is null || k < route.Scope);

    private static Gen<string> Methods(string of) =>
        Gen.Frequency((12, Gen.Constant(of)), (1, Gen.Elements("GET", "HEAD", "OPTIONS", "TRACE", "PATCH", "CONNECT", "get", "PROPFIND", "X")));

    private static Gen<string> Paths(ApiRoute route, bool mayName) =>
        from platform in Gen.Frequency((mayName ? 4 : 0, Gen.Constant("shop")), (1, Gen.Elements(Hostile)))
        from function in Gen.Frequency((3, Gen.Constant("doubler")), (1, Gen.Elements(Hostile)))
        from id in Gen.Elements(Hostile)
        select RouteExamples.PathOf(route, platform, function, id);

    private static Gen<string> Queries() => Gen.Elements(
        "", "", "", "?limit=0", "?limit=1000", "?limit=99999999999999999999", "?limit=%00", "?after=-1", "?after=99999999999999999999", "?after=1&after=2", "?limit=1;drop",
        "?scope=admin", "?=&&==", "?" + new string('a', 4_000), "?%", "?limit=٣");

    private static Gen<(string Name, string Value)[]> Headers() => Gen.ArrayOf(Gen.Elements<(string, string)>(
        ("Content-Type", "application/json"), ("Content-Type", "application/json"), ("Content-Type", "application/x-ndjson"), ("Content-Type", "application/x-ndjson"),
        ("Content-Type", "text/html"), ("Content-Type", ";;;"), ("Content-Encoding", "gzip"), ("Content-Encoding", "br"), ("Content-Encoding", "gzip, gzip"),
        ("Content-Length", "-1"), ("Content-Length", "999999999999"), ("If-None-Match", "*"), ("If-None-Match", "\"\"\"\""), ("If-None-Match", "W/\"x"),
        ("Authorization", "Bearer"), ("Authorization", "Bearer opt_000000000000_guess"), ("Authorization", "Basic YTpi"), ("Authorization", "Bearer \u00e9"),
        ("x-functions-key", "opt_"), ("x-functions-key", new string('k', 8_000)), ("X-Forwarded-For", "::1, %"), ("X-HTTP-Method-Override", "DELETE"),
        ("Transfer-Encoding", "chunked"), ("Range", "bytes=0-0,-1"), ("Expect", "100-continue"), ("Host", "../x")));
}
