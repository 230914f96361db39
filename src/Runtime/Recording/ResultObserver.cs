using System.Collections.Concurrent;

namespace Optimizer.Runtime.Recording;

/// <summary>Tells an <see cref="InterfaceCall"/> of its end, whatever shape the method's result has.</summary>
internal abstract class ResultObserver
{
    private static readonly ConcurrentDictionary<Type, ResultObserver> ByReturnType = new();

    /// <param name="returnType">A method's declared return type.</param>
    public static ResultObserver For(Type returnType) => ByReturnType.GetOrAdd(returnType, Create);

    /// <returns>What the caller gets in place of <paramref name="result"/>.</returns>
    public abstract object? Observe(object? result, InterfaceCall call);

    private static ResultObserver Create(Type type)
    {
        if (type == typeof(Task)) return new OfTask();
        if (type == typeof(ValueTask)) return new OfValueTask();
        if (!type.IsConstructedGenericType) return new OfValue(type == typeof(void) ? typeof(object) : type);
        var definition = type.GetGenericTypeDefinition();
        if (definition == typeof(Task<>)) return Generic(typeof(OfTask<>), type);
        if (definition == typeof(ValueTask<>)) return Generic(typeof(OfValueTask<>), type);
        return new OfValue(definition == typeof(IAsyncEnumerable<>) ? null : type);
    }

    private static ResultObserver Generic(Type observer, Type task) =>
        (ResultObserver)Activator.CreateInstance(observer.MakeGenericType(task.GenericTypeArguments))!;

    private static async Task Follow(Task task, InterfaceCall call)
    {
        try
        {
            await task.ConfigureAwait(false);
        }
        catch (Exception e)
        {
            call.Failed(e);
            throw;
        }
        call.Returned(null, typeof(object));
    }

    private static async Task<T> Follow<T>(Task<T> task, InterfaceCall call)
    {
        T result;
        try
        {
            result = await task.ConfigureAwait(false);
        }
        catch (Exception e)
        {
            call.Failed(e);
            throw;
        }
        call.Returned(result, typeof(T));
        return result;
    }

    private sealed class OfValue(Type? type) : ResultObserver
    {
        public override object? Observe(object? result, InterfaceCall call)
        {
            call.Returned(result, type);
            return result;
        }
    }

    private sealed class OfTask : ResultObserver
    {
        public override object? Observe(object? result, InterfaceCall call) =>
            result is Task task ? Follow(task, call) : null;
    }

    private sealed class OfValueTask : ResultObserver
    {
        public override object? Observe(object? result, InterfaceCall call) =>
            new ValueTask(Follow(((ValueTask)result!).AsTask(), call));
    }

    private sealed class OfTask<T> : ResultObserver
    {
        public override object? Observe(object? result, InterfaceCall call) =>
            result is Task<T> task ? Follow(task, call) : null;
    }

    private sealed class OfValueTask<T> : ResultObserver
    {
        public override object? Observe(object? result, InterfaceCall call) =>
            new ValueTask<T>(Follow(((ValueTask<T>)result!).AsTask(), call));
    }
}
