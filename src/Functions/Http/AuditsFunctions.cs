using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Optimizer.Functions.Http;

/// <summary>The audit log.</summary>
public static class AuditsFunctions
{
    private const string Audit = "platforms/{platform}/audit";

    [Function("ListAudit")]
    public static Task<IResult> ListAuditAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = Audit)] HttpRequest request) =>
        request.AnswerAsync(Audit);
}
