namespace Optimizer.Runtime;

/// <summary>
/// Names the function class that a decorator wraps: the decorator's <c>IPlatformFunction&lt;TRequest, TResponse&gt;</c>
/// constructor parameter is given an instance of it.
/// </summary>
/// <param name="functionType">The wrapped class.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DecoratesAttribute(Type functionType) : Attribute
{
    /// <summary>The wrapped class.</summary>
    public Type FunctionType { get; } = functionType;
}
