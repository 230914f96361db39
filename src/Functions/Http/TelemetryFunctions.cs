using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Optimizer.Functions.Http;

/// <summary>Telemetry batches; the handler appends them to storage, so no queue is needed.</summary>
public static class TelemetryFunctions
{
    private const string Invocations = "platforms/{platform}/invocations";

    [Function("AppendInvocations")]
    public static Task<IResult> AppendInvocationsAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = Invocations)] HttpRequest request) =>
        request.AnswerAsync(Invocations);
}
