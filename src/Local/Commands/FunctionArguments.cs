using System.CommandLine;

namespace Optimizer.Local.Commands;

/// <summary>How commands name a function: its id, and its platform where several have one of that id.</summary>
internal sealed class FunctionArguments
{
    public Argument<string> Function { get; } = new("function") { Description = "The function's id." };

    public Option<string?> Platform { get; } = new("--platform")
    {
        Description = "The function's platform; needed only where several platforms have a function of that id.",
        HelpName = "NAME",
    };

    public async Task<(string Platform, string Function)> FindAsync(StoreSession session, ParseResult parsed, CancellationToken cancellationToken)
    {
        var function = parsed.GetRequiredValue(Function);
        return (await session.PlatformOfAsync(function, parsed.GetValue(Platform), cancellationToken).ConfigureAwait(false), function);
    }
}
