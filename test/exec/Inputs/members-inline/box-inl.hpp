#ifndef BOX_INL_HPP
#define BOX_INL_HPP
#include "box.hpp"
template <class T>
ASYNC Future<T> Box<T>::get(int more) {
  co_await pollux::yield_now();
  co_return value + more;
}
template <class T>
ASYNC Future<T> Box<T>::twice() {
  T a = co_await get();
  co_return a + co_await this->get(2);
}
template <class T>
template <class U>
ASYNC Future<U> Box<T>::as(U u) const {
  co_await pollux::yield_now();
  co_return u + static_cast<U>(value);
}
template <class T>
ASYNC Future<T> Box<T>::make(int make) {
  co_await pollux::yield_now();
  co_return make;
}
#endif
