using System.CommandLine;
using Optimizer.Core.State;
using Optimizer.Core.Storage;

namespace Optimizer.Local.Commands;

/// <summary><c>optimizer audit verify</c>.</summary>
internal sealed class AuditCommand : ICliCommand
{
    private readonly Argument<string?> platform = new("platform")
    {
        Description = "The platform's name. Default: every platform in the store.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public Command Build(CommandIo io)
    {
        var verify = new Command("verify", "Check that no decision in the log was changed or removed; exit code 1 where one was.") { platform };
        StoreSession.Attach(verify, io, VerifyAsync);
        return new Command("audit", "Look after the log of decisions.") { verify };
    }
}
