using System.Reflection;

namespace Optimizer.Runtime;

/// <summary>One construction of a function and of the platform's own classes under it.</summary>
internal sealed class FunctionConstruction(IServiceProvider services, Func<Type, object, object>? wrapInterface)
{
    private readonly List<Type> underWay = [];

    public object Create(Type type, object? inner)
    {
        Enter(type);
        try
        {
            var constructors = Constructors(type);
            for (var i = 0; ; i++)
            {
                var parameters = constructors[i].GetParameters();
                var unserved = TryServe(type, parameters, inner, out var arguments);
                if (unserved is null) return Invoke(type, constructors[i], arguments);
                if (i == constructors.Count - 1) throw new FunctionActivationException(type, unserved);
            }
        }
        finally
        {
            underWay.RemoveAt(underWay.Count - 1);
        }
    }

    private void Enter(Type type)
    {
        if (type.IsAbstract || !type.IsClass || type.ContainsGenericParameters)
            throw new FunctionActivationException(type, "it is not a concrete class.");
        if (underWay.Contains(type))
        {
            var cycle = string.Join(" -> ", underWay.SkipWhile(t => t != type).Append(type).Select(t => t.Name));
            throw new FunctionActivationException(type, $"its constructor needs itself ({cycle}).");
        }
        underWay.Add(type);
    }

    /// <summary>Public constructors, the one with the most parameters first.</summary>
    private static List<ConstructorInfo> Constructors(Type type)
    {
        var constructors = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).ToList();
        return constructors.Count > 0
            ? constructors
            : throw new FunctionActivationException(type, "it has no public constructor. Add one.");
    }

    /// <returns>Why a parameter cannot be served; null when all are.</returns>
    private string? TryServe(Type type, ParameterInfo[] parameters, object? inner, out object?[] arguments)
    {
        arguments = new object?[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
        {
            var parameter = parameters[i];
            if (Serve(type, parameter.ParameterType, inner) is { } argument)
                arguments[i] = argument;
            else if (parameter.HasDefaultValue)
                arguments[i] = parameter.DefaultValue;
            else
                return $"parameter '{parameter.Name}' of type {parameter.ParameterType} is neither a registered service nor a "
                    + "class of the platform. Register it with the application's services, or give it a default value.";
        }
        return null;
    }

    private object? Serve(Type owner, Type wanted, object? inner)
    {
        if (FunctionActivator.IsFunctionInterface(wanted) && FunctionActivator.Decorated(owner) is { } decorated)
            return Inner(owner, wanted, inner ?? Create(decorated, null));
        if (services.GetService(wanted) is { } service)
            return wrapInterface is not null && FunctionActivator.IsRecordable(wanted) ? wrapInterface(wanted, service) : service;
        return IsOwnClass(owner, wanted) ? Create(wanted, null) : null;
    }

    private static object Inner(Type owner, Type wanted, object inner) =>
        wanted.IsInstanceOfType(inner)
            ? inner
            : throw new FunctionActivationException(owner, $"it wraps {inner.GetType()}, which is not {wanted}.");

    private static bool IsOwnClass(Type owner, Type wanted) =>
        wanted is { IsClass: true, IsAbstract: false } && !typeof(Delegate).IsAssignableFrom(wanted) && !wanted.IsArray
        && (wanted.Assembly == owner.Assembly || IsOfDecorated(owner, wanted)
            || owner.GetInterfaces().Any(i => i.IsConstructedGenericType && i.GenericTypeArguments.Any(a => a.Assembly == wanted.Assembly)))
        && wanted.Assembly != typeof(object).Assembly;

    private static bool IsOfDecorated(Type owner, Type wanted) =>
        FunctionActivator.Decorated(owner)?.Assembly == wanted.Assembly;

    private static object Invoke(Type type, ConstructorInfo constructor, object?[] arguments)
    {
        try
        {
            return constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, arguments, null);
        }
        catch (Exception e)
        {
            throw new FunctionActivationException(type, $"its constructor threw {e.GetType().Name}: {e.Message}", e);
        }
    }
}
