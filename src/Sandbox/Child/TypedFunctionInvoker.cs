using System.Text.Json;
using Optimizer.Runtime;
using Optimizer.Runtime.Json;
using Optimizer.Sandbox.Scenarios;

namespace Optimizer.Sandbox.Child;

/// <inheritdoc />
internal sealed class TypedFunctionInvoker<TRequest, TResponse> : FunctionInvoker
{
    public override object? ReadRequest(JsonElement request) => request.Deserialize<TRequest>(PlatformJson.Options);

    public override object? ReadResponse(JsonElement response) => response.Deserialize<TResponse>(PlatformJson.Options);

    public override JsonElement WriteRequest(object? request) => JsonSerializer.SerializeToElement((TRequest)request!, PlatformJson.Options);

    public override JsonElement WriteResponse(object? response) =>
        JsonSerializer.SerializeToElement((TResponse)response!, PlatformJson.Options);

    public override async Task<object?> InvokeAsync(object function, object? request, CancellationToken cancellationToken) =>
        await ((IPlatformFunction<TRequest, TResponse>)function).InvokeAsync((TRequest)request!, cancellationToken);

    public override object Script(Func<object?, CancellationToken, Task<object?>> answer) =>
        new ScriptedFunction<TRequest, TResponse>(answer);
}
