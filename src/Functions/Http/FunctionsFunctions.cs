using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Optimizer.Functions.Http;

/// <summary>Registration of one function.</summary>
public static class FunctionsFunctions
{
    private const string One = "platforms/{platform}/functions/{function}";

    [Function("PutFunction")]
    public static Task<IResult> PutFunctionAsync([HttpTrigger(AuthorizationLevel.Function, "put", Route = One)] HttpRequest request) =>
        request.AnswerAsync(One);
}
