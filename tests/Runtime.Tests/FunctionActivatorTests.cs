using Microsoft.Extensions.DependencyInjection;
using Optimizer.Runtime.Tests.Fakes;
using Optimizer.Runtime.Tests.Samples;

namespace Optimizer.Runtime.Tests;

public sealed class FunctionActivatorTests
{
    private static readonly ServiceProvider Nothing = new ServiceCollection().BuildServiceProvider();

    [Fact]
    public void Builds_classes_of_the_platform_and_takes_the_rest_from_services()
    {
        using var services = With(new FakeStock());
        var function = (Shelf)FunctionActivator.Create(typeof(Shelf), services);
        Assert.IsType<FakeStock>(function.Table.Stock);
    }

    [Fact]
    public void Names_the_parameter_that_cannot_be_served_and_what_to_do()
    {
        var e = Assert.Throws<FunctionActivationException>(() => FunctionActivator.Create(typeof(Shelf), Nothing));
        Assert.Equal(
            $"{typeof(PriceTable).FullName} cannot be constructed: parameter 'stock' of type {typeof(IStock).FullName} is neither a registered "
            + "service nor a class of the platform. Register it with the application's services, or give it a default value.",
            e.Message);
    }

    [Fact]
    public void Wraps_interfaces_of_the_application_but_none_of_dotnet()
    {
        using var services = With(new FakeStock(), s => s.AddLogging());
        var wrapped = new List<Type>();
        FunctionActivator.Create(typeof(Shelf), services, (type, instance) =>
        {
            wrapped.Add(type);
            return instance;
        });
        Assert.Equal([typeof(IStock)], wrapped);
    }

    [Fact]
    public void Gives_a_decorator_what_it_wraps()
    {
        var inner = new PriceFunction();
        var decorator = (Doubled)FunctionActivator.Create(typeof(Doubled), Nothing, inner: inner);
        Assert.Same(inner, decorator.Inner);
    }

    [Fact]
    public void Builds_what_a_decorator_wraps_when_nothing_is_given() =>
        Assert.IsType<PriceFunction>(((Doubled)FunctionActivator.Create(typeof(Doubled), Nothing)).Inner);

    [Fact]
    public void Uses_defaults_of_parameters_that_nobody_serves() =>
        Assert.Equal(3, ((Defaulted)FunctionActivator.Create(typeof(Defaulted), Nothing)).Count);

    [Fact]
    public void Shows_the_way_round_when_classes_need_each_other()
    {
        var e = Assert.Throws<FunctionActivationException>(() => FunctionActivator.Create(typeof(Chicken), Nothing));
        Assert.Contains("Chicken -> Egg -> Chicken", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Keeps_the_exception_of_a_constructor()
    {
        var e = Assert.Throws<FunctionActivationException>(() => FunctionActivator.Create(typeof(Explosive), Nothing));
        Assert.IsType<NotSupportedException>(e.InnerException);
        Assert.Equal(typeof(Explosive), e.Type);
    }

    private static ServiceProvider With(IStock stock, Action<IServiceCollection>? more = null)
    {
        var services = new ServiceCollection().AddSingleton(stock);
        more?.Invoke(services);
        return services.BuildServiceProvider();
    }

    private sealed class PriceTable(IStock stock)
    {
        public IStock Stock { get; } = stock;
    }

    private sealed class Shelf(PriceTable table)
    {
        public PriceTable Table { get; } = table;
    }

    [Decorates(typeof(PriceFunction))]
    private sealed class Doubled(IPlatformFunction<PriceRequest, Price> inner)
    {
        public IPlatformFunction<PriceRequest, Price> Inner { get; } = inner;
    }

    private sealed class Defaulted(int count = 3)
    {
        public int Count { get; } = count;
    }

    private sealed class Chicken(Egg egg)
    {
        public Egg Egg { get; } = egg;
    }

    private sealed class Egg(Chicken chicken)
    {
        public Chicken Chicken { get; } = chicken;
    }

    private sealed class Explosive
    {
        public Explosive() => throw new NotSupportedException("boom");
    }
}
