using System.Reflection;
using System.Text.Json;
using Optimizer.Runtime;
using Optimizer.Sandbox.Child;

namespace Optimizer.Sandbox.Scenarios;

/// <summary>Reads what a function's contract declares as its fallback, from the function itself rather than from what was generated.</summary>
/// <param name="candidate">The decorator, or the function.</param>
internal sealed class DeclaredFallback(Side candidate)
{
    private const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private readonly Type function = candidate.Type.GetCustomAttribute<DecoratesAttribute>()?.FunctionType ?? candidate.Type;

    /// <returns>Null where the contract names none, or no member of the function.</returns>
    public JsonElement? Of(JsonElement request)
    {
        if (function.GetCustomAttribute<FunctionContractAttribute>()?.Fallback is not { } name) return null;
        return function.GetMember(name, Static).FirstOrDefault() switch
        {
            PropertyInfo property => candidate.Invoker.WriteResponse(property.GetValue(null)),
            FieldInfo field => candidate.Invoker.WriteResponse(field.GetValue(null)),
            MethodInfo method => candidate.Invoker.WriteResponse(method.Invoke(null, method.GetParameters().Length == 0 ? [] : [candidate.Invoker.ReadRequest(request)])),
            _ => null,
        };
    }
}
