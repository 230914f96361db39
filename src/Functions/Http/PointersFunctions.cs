using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Optimizer.Functions.Http;

/// <summary>What people move by hand: back a step, or to a backup.</summary>
public static class PointersFunctions
{
    private const string RollBack = "platforms/{platform}/functions/{function}/rollback";
    private const string Restore = "platforms/{platform}/functions/{function}/restore";
    private const string Backups = "platforms/{platform}/functions/{function}/backups";

    [Function("RollBackFunction")]
    public static Task<IResult> RollBackFunctionAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = RollBack)] HttpRequest request) =>
        request.AnswerAsync(RollBack);

    [Function("RestoreFunction")]
    public static Task<IResult> RestoreFunctionAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = Restore)] HttpRequest request) =>
        request.AnswerAsync(Restore);

    [Function("ListBackups")]
    public static Task<IResult> ListBackupsAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = Backups)] HttpRequest request) =>
        request.AnswerAsync(Backups);
}
