using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;

namespace Optimizer.Core.Generation;

/// <summary>How the per-call handlers are set up, as far as one shared handler can take it over.</summary>
internal static class HandlerSetUp
{
    private static readonly HashSet<string> Stateless = new(StringComparer.Ordinal)
    {
        "AutomaticDecompression", "AllowAutoRedirect", "MaxAutomaticRedirections", "MaxConnectionsPerServer", "UseProxy", "ConnectTimeout",
        "PooledConnectionIdleTimeout", "PooledConnectionLifetime", "EnableMultipleHttp2Connections", "MaxResponseHeadersLength", "UseCookies",
    };

    /// <summary>The assignments that all clients' handlers have in common, as written.</summary>
    /// <exception cref="GenerationRefusedException">A handler holds state, is made elsewhere, or differs from the others.</exception>
    public static IReadOnlyList<AssignmentExpressionSyntax> Common(IReadOnlyList<ClientCreation> clients)
    {
        var all = clients.Select(Of).ToList();
        var texts = all.Select(a => string.Join(',', a.Select(s => s.ToString()))).Distinct().Count();
        return texts == 1 ? all[0] : throw Refuse(clients[0], "its clients use handlers that are set up differently");
    }

    private static List<AssignmentExpressionSyntax> Of(ClientCreation client)
    {
        if (client.Handler is null) return [];
        if (client.Handler is not BaseObjectCreationExpressionSyntax handler || handler.ArgumentList?.Arguments.Count > 0
            || client.Model.GetTypeInfo(handler).Type?.ToDisplayString() is not ("System.Net.Http.HttpClientHandler" or "System.Net.Http.SocketsHttpHandler"))
            throw Refuse(client, "a client is given a handler that is made elsewhere");
        var assignments = handler.Initializer?.Expressions.ToList() ?? [];
        foreach (var assignment in assignments) Check(client, assignment);
        return [.. assignments.Cast<AssignmentExpressionSyntax>()];
    }

    private static void Check(ClientCreation client, ExpressionSyntax assignment)
    {
        var name = (assignment as AssignmentExpressionSyntax)?.Left.ToString() ?? "";
        if (!Stateless.Contains(name)) throw Refuse(client, $"its handler sets {name}, which callers must not share unseen");
        if (!Constants.Are([assignment], client.Model)) throw Refuse(client, $"its handler's {name} depends on the call");
        if (name == "UseCookies" && !((AssignmentExpressionSyntax)assignment).Right.IsKind(SyntaxKind.FalseLiteralExpression))
            throw Refuse(client, "its handler keeps cookies");
    }

    internal static GenerationRefusedException Refuse(ClientCreation client, string because) => new(new Reason(
        "connection-pooling.handler-state",
        FormattableString.Invariant($"The function cannot share connections at {client.Expression.SyntaxTree.FilePath}({client.Line}): {because}."))
    {
        WouldFlip = "Give the client a handler without cookies, credentials or other state of a call.",
    });
}
