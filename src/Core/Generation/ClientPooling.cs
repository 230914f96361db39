using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Optimizer.Core.Generation.SdkClients;
using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Source;

namespace Optimizer.Core.Generation;

/// <summary>
/// Rewrites clients that are made per call: to one shared client where nothing about them depends on the call, else to clients
/// over one shared handler, which leaves all of their set-up as it is.
/// </summary>
/// <param name="source">The function.</param>
/// <param name="lifetime">Of a pooled connection.</param>
/// <param name="redirected">Whether calls were seen to be redirected: a cookie that was set on the way went along.</param>
internal sealed class ClientPooling(FunctionSource source, TimeSpan lifetime, bool redirected)
{
    private readonly SourceStyle style = SourceStyle.Of(source);

    /// <returns>The whole new text of the function's file.</returns>
    public string Rewrite()
    {
        var clients = ClientFinder.Find(source);
        var ofSdk = new SdkClientPooling(source);
        if (clients.Count == 0) return ofSdk.Find().Count > 0 ? Kept(ofSdk, source) : throw new GenerationRefusedException(new Reason(
            "connection-pooling.no-client", $"{source.File} makes no client per call."));
        var rewritten = source.WithFile(Pooled(clients));
        return ofSdk.Find().Count > 0 ? Kept(new SdkClientPooling(rewritten), rewritten) : rewritten.Declaration.SyntaxTree.ToString();
    }

    private static string Kept(SdkClientPooling clients, FunctionSource at)
    {
        var edits = new TextEdits();
        clients.Rewrite(edits);
        return edits.Apply(at.Declaration.SyntaxTree.GetText());
    }

    private string Pooled(IReadOnlyList<ClientCreation> clients)
    {
        var handler = HandlerSetUp.Common(clients);
        foreach (var client in clients) CheckSession(client, handler);
        var initializers = clients.Select(c => c.Expression.Initializer?.ToString()).Distinct().ToList();
        var changes = initializers.Count == 1 && clients.All(c => c.IsConstant)
            ? ShareClient(clients, handler)
            : ShareHandler(clients, handler);
        return source.Declaration.SyntaxTree.GetText().WithChanges(changes.OrderBy(c => c.Span.Start)).ToString();
    }

    /// <summary>What follows a request may need the cookie that it set, which a shared handler does not keep.</summary>
    private void CheckSession(ClientCreation client, IReadOnlyList<AssignmentExpressionSyntax> handler)
    {
        if (handler.Any(a => a.Left.ToString() == "UseCookies")) return;
        if (redirected && !handler.Any(a => a.ToString() == "AllowAutoRedirect = false")) throw new GenerationRefusedException(new Reason(
            "connection-pooling.redirected", FormattableString.Invariant(
                $"Calls of the client at {client.Expression.SyntaxTree.FilePath}({client.Line}) were redirected, and a cookie that was set on the way would be lost."))
        {
            WouldFlip = "Give the client a handler with UseCookies = false, or call the address that it is redirected to.",
        });
        if (ClientRequests.AreAtMostOne(client)) return;
        throw new GenerationRefusedException(new Reason(
            "connection-pooling.several-requests", FormattableString.Invariant(
                $"The client at {client.Expression.SyntaxTree.FilePath}({client.Line}) may send more than one request, and a session's cookie would be lost between them."))
        {
            WouldFlip = "Give the client a handler with UseCookies = false, which says that its requests share no session, or send one request per client.",
        });
    }

    private List<TextChange> ShareClient(IReadOnlyList<ClientCreation> clients, IReadOnlyList<AssignmentExpressionSyntax> handler)
    {
        var name = FreeName("sharedClient");
        var changes = new List<TextChange> { Field(name, "HttpClient", handler, clients[0].Expression.Initializer) };
        foreach (var client in clients)
        {
            if (client.Declaration is { } declaration) changes.Add(Remove(declaration));
            else changes.Add(new TextChange(client.Expression.Span, name));
            changes.AddRange(client.Uses().Select(u => new TextChange(u.Span, name)));
        }
        return changes;
    }

    private List<TextChange> ShareHandler(IReadOnlyList<ClientCreation> clients, IReadOnlyList<AssignmentExpressionSyntax> handler)
    {
        var name = FreeName("sharedHandler");
        var arguments = $"({name}, disposeHandler: false)";
        return
        [
            Field(name, "SocketsHttpHandler", handler, null),
            .. clients.Select(c => c.Expression switch
            {
                { ArgumentList: { } list } => new TextChange(list.Span, arguments),
                ObjectCreationExpressionSyntax creation => new TextChange(new TextSpan(creation.Type.Span.End, 0), arguments),
                _ => throw new InvalidOperationException($"A creation without arguments and type: {c.Expression}"),
            }),
        ];
    }

    private string FreeName(string camelCase)
    {
        var name = style.Underscores ? "_" + camelCase : char.ToUpperInvariant(camelCase[0]) + camelCase[1..];
        while (source.Type.GetMembers(name).Length > 0) name += "2";
        return name;
    }

    private static TextChange Remove(LocalDeclarationStatementSyntax declaration)
    {
        var end = declaration.FullSpan.End;
        var isFirst = ((BlockSyntax)declaration.Parent!).Statements[0] == declaration;
        var text = declaration.SyntaxTree.GetText();
        var next = text.Lines.GetLineFromPosition(end);
        if (isFirst && next.Start == end && string.IsNullOrWhiteSpace(next.ToString())) end = next.EndIncludingLineBreak;
        var start = isFirst ? declaration.FullSpan.Start : StartWithoutBlankLines(declaration);
        return new TextChange(TextSpan.FromBounds(start, end), "");
    }

    /// <summary>Comments that belong to the statement go with it; the blank line that sets off what follows stays.</summary>
    private static int StartWithoutBlankLines(LocalDeclarationStatementSyntax declaration)
    {
        var blank = declaration.GetLeadingTrivia().TakeWhile(t => t.IsKind(SyntaxKind.EndOfLineTrivia)).Sum(t => t.FullSpan.Length);
        return declaration.FullSpan.Start + blank;
    }

    private TextChange Field(
        string name, string type, IReadOnlyList<AssignmentExpressionSyntax> handler, InitializerExpressionSyntax? clientSetUp)
    {
        var first = source.Declaration.Members[0];
        var column = SourceStyle.Column(first);
        var body = type == "HttpClient"
            ? $"new({New("SocketsHttpHandler")}\n{{\n{SetUp(handler)}}}){(clientSetUp is null ? "" : Block(clientSetUp))};"
            : $"new()\n{{\n{SetUp(handler)}}};";
        var text = "// One pool for all calls: connections are reused, and renewed so that DNS changes are seen.\n"
            + "// Cookies are off, since calls never shared them.\n"
            + $"private static readonly {Name(type)} {name} = {body}\n";
        var lines = style.Apply(text).Split(style.NewLine).SkipLast(1).Select(l => column + l + style.NewLine);
        return new TextChange(new TextSpan(first.FullSpan.Start, 0), string.Concat(lines) + style.NewLine);
    }

    private string SetUp(IReadOnlyList<AssignmentExpressionSyntax> handler)
    {
        var lines = handler.Where(a => a.Left.ToString() != "UseCookies").Select(a => $"    {a},\n").ToList();
        if (!handler.Any(a => a.Left.ToString() == "PooledConnectionLifetime"))
            lines.Insert(0, $"    PooledConnectionLifetime = {Name("TimeSpan", "System")}{Literals.Time(lifetime)["TimeSpan".Length..]},\n");
        return string.Concat(lines) + "    UseCookies = false,\n";
    }

    private static string Block(InitializerExpressionSyntax setUp) =>
        $"\n{{\n{string.Concat(setUp.Expressions.Select(e => $"    {e},\n"))}}}";

    private string New(string type) => $"new {Name(type)}";

    /// <summary>The short name where the file can see it.</summary>
    private string Name(string type, string space = "System.Net.Http") => NamespaceImport.IsSeen(source, space, type) ? type : $"{space}.{type}";
}
