using System.Text.Json;
using Optimizer.Runtime;

namespace Optimizer.Sandbox.Child;

/// <summary>Calls functions whose request and response types are known only here.</summary>
internal abstract class FunctionInvoker
{
    /// <exception cref="JobRefusedException">The class is not a function, or is one in several ways.</exception>
    public static FunctionInvoker For(Type functionType, string side)
    {
        var functions = functionType.GetInterfaces()
            .Where(i => i.IsConstructedGenericType && i.GetGenericTypeDefinition() == typeof(IPlatformFunction<,>)).ToList();
        if (functions is not [var function])
            throw new JobRefusedException(
                $"{functionType.FullName} implements IPlatformFunction<TRequest, TResponse> {functions.Count} times; it must once.", side);
        return (FunctionInvoker)Activator.CreateInstance(
            typeof(TypedFunctionInvoker<,>).MakeGenericType(function.GenericTypeArguments))!;
    }

    /// <exception cref="JsonException">The request cannot be read as the function's request type.</exception>
    public abstract object? ReadRequest(JsonElement request);

    public abstract JsonElement WriteRequest(object? request);

    public abstract JsonElement WriteResponse(object? response);

    /// <summary>Calls the function and gives its response as an object.</summary>
    public abstract Task<object?> InvokeAsync(object function, object? request, CancellationToken cancellationToken);

    /// <summary>A function of the same request and response that the given delegate answers.</summary>
    public abstract object Script(Func<object?, CancellationToken, Task<object?>> answer);

    /// <exception cref="JsonException">The response cannot be read as the function's response type.</exception>
    public abstract object? ReadResponse(JsonElement response);
}
