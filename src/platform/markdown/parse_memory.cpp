#include "platform/markdown/parse_memory.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <vector>

namespace markdown {

namespace {

constexpr std::size_t block_size = 256 * 1024;
constexpr std::size_t alignment = alignof(std::max_align_t);

class Pool {
 public:
  // Each piece is preceded by its size, for reallocation.
  void* allocate(std::size_t size) {
    const std::size_t whole = (size + alignment + alignment - 1) / alignment * alignment;
    if (blocks_.empty() || used_ + whole > blocks_.back().size) {
      const std::size_t room = std::max(whole, block_size);
      blocks_.push_back({std::make_unique_for_overwrite<std::byte[]>(room), room});
      used_ = 0;
    }
    std::byte* piece = blocks_.back().bytes.get() + used_ + alignment;
    used_ += whole;
    std::memcpy(piece - alignment, &size, sizeof size);
    return piece;
  }

  void* reallocate(void* old, std::size_t size) {
    if (old == nullptr) return allocate(size);
    std::size_t old_size = 0;
    std::memcpy(&old_size, static_cast<std::byte*>(old) - alignment, sizeof old_size);
    if (old_size >= size) return old;
    void* grown = allocate(size);
    std::memcpy(grown, old, old_size);
    return grown;
  }

  // Keeps one block for the next page.
  void clear() {
    if (blocks_.size() > 1) blocks_.erase(blocks_.begin() + 1, blocks_.end());
    if (!blocks_.empty() && blocks_.front().size > block_size) blocks_.clear();
    used_ = 0;
  }

 private:
  struct Block {
    std::unique_ptr<std::byte[]> bytes;
    std::size_t size;
  };
  std::vector<Block> blocks_;
  std::size_t used_ = 0;
};

Pool& pool() {
  thread_local Pool one;
  return one;
}

void* allocate_zeroed(std::size_t count, std::size_t size) {
  if (size != 0 && count > SIZE_MAX / size) throw std::bad_alloc();
  return std::memset(pool().allocate(count * size), 0, count * size);
}
void* reallocate(void* old, std::size_t size) { return pool().reallocate(old, size); }
void keep(void*) {}

}  // namespace

ParseMemory::~ParseMemory() { pool().clear(); }

cmark_mem* ParseMemory::mem() const {
  static cmark_mem functions{allocate_zeroed, reallocate, keep};
  return &functions;
}

}  // namespace markdown
